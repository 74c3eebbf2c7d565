/** The arrows of docs/architecture.md. Each rule was seen red once on a planted violation (tools/boundaries.test.ts). */
const capabilities = '(diagnosis|handoff|inboxes|reconnect|understanding|webhooks)';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea; merge them or find the third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-is-pure',
      comment:
        'The statechart knows XState and nothing else: that is what lets it be tested in microseconds and shared by processes.',
      severity: 'error',
      from: { path: '^packages/troubleshooting/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/troubleshooting/src|^node_modules/(\\.pnpm/)?xstate' },
    },
    {
      name: 'article-is-data',
      comment: 'Everyone may read the article, so it may depend on no one.',
      severity: 'error',
      from: { path: '^packages/article/src' },
      to: { path: '^(packages|apps)/', pathNot: '^packages/article/' },
    },
    {
      name: 'phrases-are-a-notation',
      comment: 'Everyone may write in it what people say, so it may depend on no one.',
      severity: 'error',
      from: { path: '^packages/phrases/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/phrases/' },
    },
    {
      name: 'audit-is-a-record',
      comment:
        'Whoever does something that must be accounted for writes it down, so the log may depend on the store only.',
      severity: 'error',
      from: { path: '^packages/audit/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages|apps)/', pathNot: '^packages/(audit|storage)/' },
    },
    {
      name: 'capabilities-are-strangers',
      comment: 'What one capability needs of another arrives as a port, so that each can be replaced alone.',
      severity: 'error',
      from: { path: `^packages/${capabilities}/src` },
      to: { path: `^packages/${capabilities}/`, pathNot: '^packages/$1/' },
    },
    {
      name: 'capabilities-do-not-know-the-assistant',
      comment: 'Arrows point inward: the assistant declares ports, the capabilities satisfy them without looking.',
      severity: 'error',
      from: { path: `^packages/(${capabilities}|storage|jobs|troubleshooting|article|audit)/src` },
      to: { path: '^packages/(assistant|hosting)/' },
    },
    {
      name: 'assistant-sees-ports-only',
      comment: 'The assistant must not care who diagnoses, stores or mails.',
      severity: 'error',
      from: { path: '^packages/assistant/src', pathNot: '\\.test\\.ts$|/scripted-' },
      to: {
        path: `^packages/(${capabilities}|hosting|simulators)/|^packages/(storage|jobs)/src/(memory|sqlite|redis|embedded)`,
      },
    },
    {
      name: 'conversation-is-what-is-kept',
      comment:
        'The rooms of a turn depend one way: what is kept can be read without knowing what is said or done with it.',
      severity: 'error',
      from: { path: '^packages/assistant/src/conversation/' },
      to: { path: '^packages/assistant/src/(replies|step|home|deeds)/' },
    },
    {
      name: 'replies-are-words',
      comment: 'A reply is composed from what stands; what led to it and what sends it are of no matter to its words.',
      severity: 'error',
      from: { path: '^packages/assistant/src/replies/' },
      to: { path: '^packages/assistant/src/(step|home|deeds)/' },
    },
    {
      name: 'step-does-nothing',
      comment: 'A step is computed before anything is done, and again when another process was faster.',
      severity: 'error',
      from: { path: '^packages/assistant/src/step/' },
      to: { path: '^packages/assistant/src/deeds/' },
    },
    {
      name: 'wordings-are-phrases',
      comment: 'How people put something is told without knowing when they say it.',
      severity: 'error',
      from: { path: '^packages/assistant/src/wordings/' },
      to: { pathNot: '^packages/(phrases/src|assistant/src/wordings)/' },
    },
    {
      name: 'environment-is-read-first',
      comment: 'What a process was told is read before anything of it stands, so it can be checked without any of it.',
      severity: 'error',
      from: { path: '^packages/hosting/src/environment/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/hosting/src/[^/]+/', pathNot: '^packages/hosting/src/environment/' },
    },
    {
      name: 'parts-do-not-know-the-whole',
      comment: 'What a process is made of is understood, and tested, without what is made of it.',
      severity: 'error',
      from: {
        path: '^packages/hosting/src/(store|installations|gate|door|watching|tracing)/',
        pathNot: '\\.(test|contract)\\.ts$',
      },
      to: { path: '^packages/hosting/src/(capabilities|chores)/' },
    },
    {
      name: 'process-is-outermost',
      comment: 'How a process starts and ends concerns nobody who works in it.',
      severity: 'error',
      from: { path: '^packages/hosting/src/', pathNot: '^packages/hosting/src/(process/|index\\.ts$)' },
      to: { path: '^packages/hosting/src/process/' },
    },
    {
      name: 'testing-stays-in-tests',
      comment: 'What several tests need, made-up secrets among it, has no business in a running process.',
      severity: 'error',
      from: {
        path: '^(packages|apps)/',
        pathNot: '/src/testing/|\\.(test|contract)\\.ts$|^packages/handoff/src/pictures/',
      },
      to: { path: '/src/testing/' },
    },
    {
      name: 'cases-are-what-is-kept',
      comment:
        'What is kept of a case and an outage can be read without knowing how it is written down, sent or answered.',
      severity: 'error',
      from: { path: '^packages/handoff/src/cases/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/handoff/src/(mail|sending|inbound)/' },
    },
    {
      name: 'mail-is-words',
      comment:
        'A mail is made from what is kept; what carries it there, and what comes back, is of no matter to its words.',
      severity: 'error',
      from: { path: '^packages/handoff/src/mail/' },
      to: { path: '^packages/handoff/src/(sending|inbound)/' },
    },
    {
      name: 'ways-in-and-out-are-strangers',
      comment: 'Mail leaves and comes in by different ways; a case is all that they share.',
      severity: 'error',
      from: { path: '^packages/handoff/src/(sending|inbound)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/handoff/src/(sending|inbound)/', pathNot: '^packages/handoff/src/$1/' },
    },
    {
      name: 'consent-ties-the-rest-together',
      comment: 'A link, a provider and what is told afterwards are understood without the walk that needs all three.',
      severity: 'error',
      from: { path: '^packages/reconnect/src/(links|providers|notices)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/reconnect/src/consent/' },
    },
    {
      name: 'apps-are-leaves',
      comment: 'Nothing depends on an app: whatever two need is an idea and lives in packages.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-are-strangers',
      comment: 'Slack and Teams share the assistant, never each other.',
      severity: 'error',
      from: { path: '^apps/(slack|teams|web|operator)/src' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'front-door-only',
      comment: 'Another package is entered through its exports, so that its inside can change.',
      severity: 'error',
      // The bench has one door of its own to what is simulated.
      from: { path: '^(packages|apps|bench)/([^/]+)/', pathNot: '^bench/src/product/simulators\\.ts$' },
      to: {
        path: '^(packages|apps)/[^/]+/src/',
        pathNot: [
          '^(packages|apps)/$2/',
          '^(packages|apps)/[^/]+/src/index\\.ts$',
          '^packages/(storage|jobs)/src/(memory|sqlite|redis|embedded)/index\\.ts$',
          '^packages/hosting/src/installations/index\\.ts$',
        ],
      },
    },
    {
      name: 'backends-are-strangers',
      comment: 'Choosing one backend must not load another.',
      severity: 'error',
      from: { path: '^packages/(storage|jobs)/src/(memory|sqlite|redis|embedded)/' },
      to: { path: '^packages/$1/src/(memory|sqlite|redis|embedded)/', pathNot: '^packages/$1/src/$2/' },
    },
    {
      name: 'sdk-quarantine',
      comment: 'One SDK, one folder: what goes out of support there is replaced there.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: '^(apps/(slack|teams)|packages/simulators)/' },
      to: { path: 'node_modules/(@slack|botbuilder|botframework)' },
    },
    {
      name: 'slack-stays-in-slack',
      comment: 'One SDK, one folder.',
      severity: 'error',
      from: { path: '^apps/teams/' },
      to: { path: 'node_modules/@slack' },
    },
    {
      name: 'botbuilder-stays-in-teams',
      comment: 'botbuilder is out of support (ADR-0003): it must be replaceable in one folder.',
      severity: 'error',
      from: { path: '^apps/slack/' },
      to: { path: 'node_modules/bot(builder|framework)' },
    },
    {
      name: 'provider-sdks-at-their-place',
      comment: 'Provider clients live in diagnosis and reconnect.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: '^packages/(diagnosis|reconnect|simulators)/' },
      to: { path: 'node_modules/(googleapis|@azure/msal)' },
    },
    {
      name: 'no-googleapis-root',
      comment: 'The root of googleapis costs 0.6 s and 100 MB; take the one API that is needed.',
      severity: 'error',
      from: { path: '^(packages|apps)/' },
      to: { path: 'googleapis/build/src/index\\.js' },
    },
    {
      name: 'simulators-stay-outside',
      comment: 'Nothing in the product knows that it may be talking to a simulator.',
      severity: 'error',
      from: {
        path: '^(packages|apps)/',
        pathNot: '^packages/simulators/|^apps/playground/|\\.(test|contract)\\.ts$|/scripted-|-bench\\.ts$',
      },
      to: { path: '^packages/simulators/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    exclude: { path: '^(packages|apps)/[^/]+/dist/' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
