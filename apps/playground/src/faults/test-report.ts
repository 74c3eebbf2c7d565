import { relative } from 'node:path';

/** What is read of vitest's JSON report. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export const readTests = (text: string): Report => JSON.parse(text) as Report;

/** The other fault tests as a list: their titles are what they show. */
export function testsOf({ testResults }: Report): string {
  return testResults
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ name, assertionResults }) => [
      `\`${relative(process.cwd(), name)}\``,
      '',
      ...assertionResults.map(({ fullName, status }) => `- ${status === 'passed' ? '✓' : '✗'} ${fullName}`),
      '',
    ])
    .join('\n')
    .trimEnd();
}
