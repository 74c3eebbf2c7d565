import {
  anything,
  both,
  flag,
  isRecord,
  list,
  oneOf,
  type Rule,
  shape,
  string,
  tagged,
  webAddress,
  wholeNumber,
} from '../../wire/block-rules.ts';

/** Slack's written limits (docs.slack.dev/reference/block-kit), as of @slack/types 3.2. */

const texts = (max: number) => ({
  plain_text: shape({ text: string(max) }, { emoji: flag }),
  mrkdwn: shape({ text: string(max) }, { verbatim: flag }),
});
export const plainText = (max: number) => tagged({ plain_text: texts(max).plain_text });
const markup = (max: number) => tagged({ mrkdwn: texts(max).mrkdwn });
const anyText = (max: number) => tagged(texts(max));

const id = string(255);
const confirmation = shape(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
);
const value = string(150);
/** Menus take no markup; what is ticked does. */
const listed = shape({ text: plainText(75), value }, { description: plainText(75) });
const overflowing = shape({ text: plainText(75), value }, { description: plainText(75), url: webAddress(3000) });
const ticked = shape({ text: anyText(75), value }, { description: anyText(75) });
const file = { image_url: webAddress(3000), slack_file: anything };
const picture = both(shape({ alt_text: string(2000) }, file), atLeastOne('image_url', 'slack_file'));

const elements = {
  button: shape(
    { text: plainText(75) },
    {
      action_id: id,
      value: string(2000, 0),
      url: webAddress(3000),
      style: oneOf('primary', 'danger'),
      confirm: confirmation,
      accessibility_label: string(75),
    },
  ),
  overflow: shape({ options: list(overflowing, 5) }, { action_id: id, confirm: confirmation }),
  static_select: shape(
    { options: list(listed, 100) },
    { action_id: id, placeholder: plainText(150), initial_option: listed, confirm: confirmation, focus_on_load: flag },
  ),
  radio_buttons: shape(
    { options: list(ticked, 10) },
    { action_id: id, initial_option: ticked, confirm: confirmation, focus_on_load: flag },
  ),
  checkboxes: shape(
    { options: list(ticked, 10) },
    { action_id: id, initial_options: list(ticked, 10), confirm: confirmation, focus_on_load: flag },
  ),
};
const field = shape(
  {},
  {
    action_id: id,
    placeholder: plainText(150),
    initial_value: string(3000),
    multiline: flag,
    min_length: wholeNumber(0, 3000),
    max_length: wholeNumber(1, 3000),
    focus_on_load: flag,
    dispatch_action_config: anything,
  },
);
const feedbackButton = shape({ text: plainText(75), value: string(2000) }, { accessibility_label: string(75) });

const richTextLeaf = tagged({
  text: shape({ text: string(4000) }, { style: anything }),
  link: shape({ url: string(3000) }, { text: string(4000), style: anything, unsafe: flag }),
  emoji: shape({ name: string(100) }, { unicode: string(100), style: anything }),
  user: shape({ user_id: id }, { style: anything }),
  channel: shape({ channel_id: id }, { style: anything }),
});
const richTextSection = shape({ elements: list(richTextLeaf, 1000, 0) });
const richText = shape({
  elements: list(
    tagged({
      rich_text_section: richTextSection,
      rich_text_list: shape(
        { elements: list(richTextSection, 1000), style: oneOf('bullet', 'ordered') },
        { indent: anything, border: anything, offset: anything },
      ),
      rich_text_quote: shape({ elements: list(richTextLeaf, 1000) }, { border: anything }),
      rich_text_preformatted: shape({ elements: list(richTextLeaf, 1000) }, { border: anything, language: anything }),
    }),
    1000,
  ),
});
const richTextBlock = tagged({ rich_text: richText });

const taskCard = shape(
  { task_id: string(255), title: string(256), status: oneOf('pending', 'in_progress', 'complete', 'error') },
  { details: richTextBlock, output: richTextBlock, sources: list(anything, 10, 0) },
);
const cell = tagged({
  rich_text: richText,
  raw_text: shape({ text: string(3000, 0) }),
  raw_number: shape({ value: anything }, { text: string(3000) }),
});

function atLeastOne(...names: readonly string[]): Rule {
  return (value, at, report) => {
    if (isRecord(value) && !names.some((name) => value[name] !== undefined)) {
      report(at, `missing required field: one of ${names.join(', ')}`);
    }
  };
}

const nested = {
  section: both(
    shape(
      {},
      {
        text: anyText(3000),
        fields: list(anyText(2000), 10),
        accessory: tagged({ ...elements, image: picture }),
        expand: flag,
      },
    ),
    atLeastOne('text', 'fields'),
  ),
  header: shape({ text: plainText(150) }),
  context: shape({ elements: list(tagged({ image: picture, ...texts(3000) }), 10) }),
  actions: shape({ elements: list(tagged(elements), 25) }),
  divider: shape({}),
  image: both(
    shape({ alt_text: string(2000) }, { ...file, title: plainText(2000) }),
    atLeastOne('image_url', 'slack_file'),
  ),
  rich_text: richText,
};
const inMessages = {
  ...nested,
  table: shape({ rows: list(list(cell, 20), 100) }, { column_settings: list(anything, 20) }),
};

/** What may stand in a message. Blocks the product has no use for yet (carousel, data_table, video, file) are unknown. */
export const messageBlock = tagged({
  ...inMessages,
  alert: shape({ text: anyText(3000) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
  card: both(
    shape(
      {},
      {
        title: markup(150),
        subtitle: markup(150),
        body: markup(200),
        icon: tagged({ image: picture }),
        hero_image: tagged({ image: picture }),
        actions: list(tagged({ button: elements.button }), 5),
      },
    ),
    atLeastOne('title', 'body', 'actions', 'hero_image'),
  ),
  container: shape(
    { child_blocks: list(tagged(inMessages), 10) },
    {
      title: plainText(150),
      rich_text_title: richTextBlock,
      subtitle: anyText(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: tagged({ image: picture }),
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    },
  ),
  context_actions: shape({
    elements: list(
      tagged({
        feedback_buttons: shape(
          { positive_button: feedbackButton, negative_button: feedbackButton },
          { action_id: id },
        ),
        icon_button: shape(
          { icon: oneOf('trash'), text: plainText(75) },
          {
            action_id: id,
            value: string(2000),
            confirm: confirmation,
            accessibility_label: string(75),
            visible_to_user_ids: anything,
          },
        ),
      }),
      5,
    ),
  }),
  markdown: shape({ text: string(12_000) }),
  task_card: taskCard,
  plan: shape({ title: string(256) }, { tasks: list(tagged({ task_card: taskCard }), 50, 0) }),
});

/** What may stand in a home tab or a modal. */
export const viewBlock = tagged({
  ...nested,
  input: shape(
    { label: plainText(2000), element: tagged({ ...elements, plain_text_input: field }) },
    { hint: plainText(2000), optional: flag, dispatch_action: flag },
  ),
});
