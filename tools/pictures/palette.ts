export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Every colour of the drawings. Words have at least 4.5:1 on what they stand on, the mark at least 3:1 (WCAG AA). */
export interface Palette {
  /** Around the window; chats put pictures on white and on black alike. */
  readonly desk: string;
  readonly shade: string;
  readonly frame: string;
  readonly paper: string;
  readonly side: string;
  readonly line: string;
  /** What stands for words nobody needs to read. */
  readonly faint: string;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly tint: string;
  readonly good: string;
  readonly onGood: string;
  /** Rings what to click. */
  readonly mark: string;
  readonly onMark: string;
  readonly hand: string;
  readonly handLine: string;
  readonly veil: string;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    desk: '#e6eaf4',
    shade: '#c3cadd',
    frame: '#d3d9e8',
    paper: '#ffffff',
    side: '#f1f3f9',
    line: '#d3d9e6',
    faint: '#dde2ed',
    ink: '#1b2030',
    quiet: '#566078',
    accent: '#3a4fd8',
    onAccent: '#ffffff',
    tint: '#e4e8fc',
    good: '#147a4b',
    onGood: '#ffffff',
    mark: '#c2410c',
    onMark: '#ffffff',
    hand: '#ffffff',
    handLine: '#1b2030',
    veil: '#1b2030',
  },
  dark: {
    desk: '#0d0f16',
    shade: '#05060a',
    frame: '#2b3042',
    paper: '#1a1d29',
    side: '#222636',
    line: '#3a4056',
    faint: '#343a4e',
    ink: '#f2f4fb',
    quiet: '#a9b2c9',
    accent: '#93a1ff',
    onAccent: '#10132a',
    tint: '#2c3358',
    good: '#6fd8a2',
    onGood: '#0c2419',
    mark: '#ff9f45',
    onMark: '#1c1206',
    hand: '#ffffff',
    handLine: '#0b0d14',
    veil: '#05060a',
  },
};
