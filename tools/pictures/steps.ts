import type { ArticleStep } from '../../packages/article/src/index.ts';
import { envelope, key } from './icons.ts';
import { type Palette, palettes, type Theme } from './palette.ts';
import { arrow, bar, box, button, label, marked, type Svg, tick } from './shapes.ts';
import { browserWindow, mailList, places, size } from './window.ts';

/** Beside the names of Aptly's buttons and menus these are all the words there are, so one picture fits all languages. */
const address = 'dana@mail.example';

interface Scene {
  readonly number: number;
  readonly palette: Palette;
}

const scenes: Readonly<Record<ArticleStep, (scene: Scene) => Svg>> = {
  open_settings: (scene) =>
    browserWindow(scene.palette, { settingsOpen: false }, mailList(scene.palette, 0)) +
    marked(places.settings, scene, [298, 556]),
  personal_inbox: (scene) =>
    inSettings(scene.palette, menu(scene.palette)) + marked({ x: 388, y: 262, width: 410, height: 74 }, scene),
  select_inbox: (scene) =>
    inSettings(scene.palette, inboxList(scene.palette) + panel(scene.palette, { buttons: false })) +
    marked(inboxRow, scene, [690, 290]) +
    arrow('M790 268H838', 'M830 246l22 22-22 22', scene.palette.mark),
  reconnect: (scene) =>
    inSettings(scene.palette, inboxList(scene.palette) + panel(scene.palette, { buttons: true })) +
    smallPopUp(scene.palette) +
    marked(reconnectButton, scene, [1122, 314]),
  sign_in: (scene) =>
    inSettings(scene.palette, inboxList(scene.palette) + panel(scene.palette, { buttons: true })) +
    signIn(scene.palette) +
    marked(signInButton, scene),
  save: (scene) =>
    inSettings(scene.palette, inboxList(scene.palette) + panel(scene.palette, { buttons: true, renewed: true })) +
    marked(saveButton, scene, [1112, 546]),
  refresh_browser: (scene) =>
    browserWindow(scene.palette, { settingsOpen: false }, mailList(scene.palette, 2)) +
    marked(places.reload, scene, [296, 84]),
};

/** The picture of one step of the article, as a whole SVG document. */
export function drawStep(step: ArticleStep, number: number, theme: Theme): string {
  const { width, height } = size;
  const drawn = scenes[step]({ number, palette: palettes[theme] });
  const title = `<title>Step ${number}: ${step.replaceAll('_', ' ')}</title>`;
  const view = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${view}>${title}${drawn}</svg>\n`.replaceAll('><', '>\n<');
}

const inSettings = (palette: Palette, inside: Svg): Svg => browserWindow(palette, { settingsOpen: true }, inside);

const inboxRow = { x: 362, y: 222, width: 390, height: 92 } as const;
const reconnectButton = { x: 824, y: 268, width: 314, height: 72 } as const;
const disconnectButton = { x: 824, y: 366, width: 314, height: 72 } as const;
const saveButton = { x: 938, y: 506, width: 200, height: 72 } as const;
const signInButton = { x: 390, y: 482, width: 420, height: 72 } as const;

function menu({ ink, faint, accent }: Palette): Svg {
  return [
    label('My Settings', [388, 190], { fill: ink, size: 42, weight: 700 }),
    envelope([426, 299], accent),
    label('Personal Inbox', [466, 313], { fill: ink, size: 40 }),
    ...[372, 428].map((y, row) => bar([400, y], [240, 200][row] ?? 0, faint)),
    bar([388, 500], 150, faint),
    bar([400, 552], 260, faint),
    bar([400, 604], 210, faint),
    ...[172, 290, 372, 428].map((y, row) => bar([870, y], [220, 250, 190, 230][row] ?? 0, faint)),
  ].join('');
}

function inboxList({ ink, accent, onAccent, tint, faint, line }: Palette): Svg {
  const { x, y, width, height } = inboxRow;
  return [
    label('Personal Inbox', [366, 178], { fill: ink, size: 37, weight: 700 }),
    box(inboxRow, `rx="16" fill="${tint}" stroke="${accent}" stroke-width="4"`),
    `<circle cx="${x + 48}" cy="${y + height / 2}" r="30" fill="${accent}"/>`,
    envelope([x + 48, y + height / 2], onAccent),
    label(address, [x + 92, y + 56], { fill: ink, size: 28 }),
    ...[0, 1].map((row) => {
      const at = 346 + row * 106;
      return [
        box({ x, y: at, width, height: 88 }, `rx="16" fill="none" stroke="${line}" stroke-width="3"`),
        `<circle cx="${x + 48}" cy="${at + 44}" r="28" fill="${faint}"/>`,
        bar([x + 94, at + 35], [220, 180][row] ?? 0, faint),
      ].join('');
    }),
    box({ x: 780, y: 108, width: 3, height: 539 }, `fill="${line}"`),
  ].join('');
}

interface PanelLook {
  readonly buttons: boolean;
  /** The connection was renewed, and only Save is left. */
  readonly renewed?: boolean;
}

/** The settings of the marked inbox, on the right. */
function panel(palette: Palette, { buttons, renewed = false }: PanelLook): Svg {
  const { paper, side, line, ink, accent, onAccent, faint, quiet } = palette;
  const head = [
    box({ x: 783, y: 108, width: 390, height: 539 }, `fill="${side}"`),
    `<circle cx="852" cy="172" r="30" fill="${accent}"/>${envelope([852, 172], onAccent)}`,
    bar([898, 152], 210, quiet),
    bar([898, 182], 150, faint),
  ];
  if (!buttons) {
    const switches = [0, 1, 2, 3, 4].map((row) => {
      const y = 254 + row * 76;
      const on = row % 2 === 0;
      return [
        bar([868, y], [150, 170, 120, 160, 140][row] ?? 0, faint),
        box({ x: 1070, y: y - 10, width: 68, height: 38 }, `rx="19" fill="${on ? accent : faint}"`),
        `<circle cx="${on ? 1119 : 1089}" cy="${y + 9}" r="14" fill="${paper}"/>`,
      ].join('');
    });
    return [...head, ...switches].join('');
  }
  const quietLook = { fill: paper, ink, border: line };
  return [
    ...head,
    button('Reconnect', reconnectButton, renewed ? quietLook : { fill: accent, ink: onAccent }),
    renewed ? tick([reconnectButton.x + reconnectButton.width - 8, reconnectButton.y + 4], palette) : '',
    button('Disconnect', disconnectButton, quietLook),
    button('Save', saveButton, renewed ? { fill: accent, ink: onAccent } : quietLook),
  ].join('');
}

/** The window that opens, small, beside the button that opened it. */
function smallPopUp({ paper, frame, shade, accent, line, faint, mark }: Palette): Svg {
  return [
    box({ x: 398, y: 358, width: 330, height: 262 }, `rx="18" fill="${shade}"`),
    box({ x: 398, y: 350, width: 330, height: 262 }, `rx="18" fill="${paper}" stroke="${line}" stroke-width="3"`),
    `<path d="M398 368a18 18 0 0 1 18-18h294a18 18 0 0 1 18 18v30H398z" fill="${frame}"/>`,
    `<circle cx="424" cy="374" r="8" fill="${paper}"/><circle cx="448" cy="374" r="8" fill="${paper}"/>`,
    key([562, 446], accent),
    ...[494, 548].map((y) =>
      box({ x: 432, y, width: 262, height: 40 }, `rx="10" fill="none" stroke="${faint}" stroke-width="4"`),
    ),
    arrow('M800 352Q760 372 746 424', 'M728 412l16 24 24-16', mark),
  ].join('');
}

function signIn(palette: Palette): Svg {
  const { veil, paper, frame, accent, onAccent, ink, quiet, line } = palette;
  const dots = [0, 1, 2, 3, 4, 5, 6, 7].map((dot) => `<circle cx="${424 + dot * 26}" cy="403" r="8" fill="${quiet}"/>`);
  const field = `rx="12" fill="${paper}" stroke="${line}" stroke-width="4"`;
  const { x, y, width, height } = signInButton;
  const middle = [x + width / 2, y + height / 2] as const;
  return [
    box({ x: 30, y: 24, width: 1140, height: 623 }, `rx="24" fill="${veil}" opacity=".55"`),
    box({ x: 330, y: 84, width: 540, height: 516 }, `rx="22" fill="${paper}" stroke="${line}" stroke-width="3"`),
    `<path d="M330 106a22 22 0 0 1 22-22h496a22 22 0 0 1 22 22v32H330z" fill="${frame}"/>`,
    ...[362, 390].map((cx) => `<circle cx="${cx}" cy="111" r="9" fill="${paper}"/>`),
    key([600, 178], accent),
    label('Single Sign On', [600, 256], { fill: ink, size: 42, weight: 700, anchor: 'middle' }),
    box({ x: 390, y: 284, width: 420, height: 68 }, field),
    label(address, [414, 329], { fill: ink, size: 32, weight: 500 }),
    box({ x: 390, y: 369, width: 420, height: 68 }, field),
    ...dots,
    box(signInButton, `rx="14" fill="${accent}"`),
    `<path d="M${middle[0] - 34} ${middle[1]}h64m-22-20l22 20-22 20" fill="none" stroke="${onAccent}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>`,
  ].join('');
}
