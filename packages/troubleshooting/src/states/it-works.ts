/** "It works now": whoever asked about the inbox is told only what a check has shown. */
export const itWorks = {
  'person.saysItWorks': [{ guard: 'hasOpenAppeal', target: '#diagnosing' }, { target: '#askingFeedback' }],
} as const;
