/** The words of a page that stand out less from what is behind them than WCAG 2 asks (AA), each with its ratio. Runs in the page. */
export function lowContrast(): string[] {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  type Colour = readonly [number, number, number, number];
  const read = (css: string): Colour => {
    pen?.clearRect(0, 0, 1, 1);
    if (pen) pen.fillStyle = css;
    pen?.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen?.getImageData(0, 0, 1, 1).data ?? [];
    return [red, green, blue, alpha / 255];
  };
  const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
    r * a + x * (1 - a),
    g * a + y * (1 - a),
    b * a + z * (1 - a),
    1,
  ];
  const groundOf = (element: Element | null): Colour => {
    if (element === null) return [255, 255, 255, 1];
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, groundOf(element.parentElement));
  };
  const light = (part: number) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]: Colour) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const told = [...document.querySelectorAll('body *')].flatMap((element) => {
    const words = [...element.childNodes].flatMap((node) => (node instanceof Text ? node.data.trim() : [])).join('');
    const isOff = element.closest(':disabled, option, noscript, script') !== null;
    if (words === '' || isOff || !element.checkVisibility()) return [];
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const ground = groundOf(element);
    const [dark = 0, bright = 0] = [luminance(over(read(color), ground)), luminance(ground)].sort((a, b) => a - b);
    const ratio = (bright + 0.05) / (dark + 0.05);
    const size = Number.parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    return ratio < (isLarge ? 3 : 4.5) ? [`${ratio.toFixed(2)} ${words}`] : [];
  });
  return [...new Set(told)];
}
