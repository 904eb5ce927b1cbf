/** The arrows of the house (docs/architecture.md). Astro files are covered by Biome's noRestrictedImports. */

/** A room may import itself and what is named; packages are another matter. */
const room = (name, path, allowed) => ({
  name: `${name}-imports-only`,
  comment: `${name} may import only itself and: ${allowed.join(', ') || 'nothing'} (docs/architecture.md)`,
  severity: 'error',
  from: { path },
  to: { path: '^(src|server|test|scripts)/', pathNot: [path, ...allowed] },
});

/** Node's own modules, which no browser and no domain has. */
const core = { dependencyTypes: ['core'] };
const drivers = '(^|/)node_modules/(better-sqlite3|kysely|pg)/';
const domain = '^src/domain/';
const i18n = '^src/i18n/';
const ports = '^server/ports/';
const services = '^server/services/';

const drawn = ['^src/elements/', '^src/drawing/', '^src/content/', domain, i18n, '^src/styles/'];

const browserRooms = [
  room('i18n', i18n, [domain]),
  room('styles', '^src/styles/', []),
  room('stores', '^src/stores/', [domain, i18n]),
  room('drawing', '^src/drawing/', [domain, i18n]),
  room('elements', '^src/elements/', [
    ...['^src/stores/', '^src/drawing/', domain, i18n, '^src/styles/'],
    // The verify page computes with the same code as the offline page.
    '^src/verifier/(arithmetic|sm2)\\.ts$',
  ]),
  room('linked-data', '^src/linked-data/', [domain]),
  room('verifier', '^src/verifier/', ['^src/linked-data/', domain, i18n, '^src/styles/']),
  // The .astro files of these three are Biome's; here are the .ts files beside them.
  room('components', '^src/components/', drawn),
  room('layouts', '^src/layouts/', ['^src/components/', ...drawn]),
  room('pages', '^src/pages/', ['^src/layouts/', '^src/components/', ...drawn]),
  room('content', '^src/content(/|\\.config\\.ts)', [domain]),
  {
    name: 'elements-stay-apart',
    comment:
      'an element imports no other element; shared state goes to src/stores, shared looks to src/styles',
    severity: 'error',
    from: { path: '^src/elements/([^/]+)/' },
    to: { path: '^src/elements/', pathNot: '^src/elements/$1/' },
  },
  {
    name: 'drawing-draws-with-lit-only',
    comment: 'src/drawing holds templates: lit, domain, i18n and nothing else',
    severity: 'error',
    from: { path: '^src/drawing/' },
    to: { path: 'node_modules/', pathNot: 'node_modules/(lit|lit-html|lit-element|@lit)/' },
  },
  {
    name: 'browser-has-no-node',
    comment: 'no Node module in code that a browser runs',
    severity: 'error',
    from: { path: '^src/(stores|drawing|elements|i18n|styles|linked-data|verifier)/' },
    to: core,
  },
];

const serverRooms = [
  room('ports', ports, [domain]),
  room('auth', '^server/auth/', [ports, domain]),
  room('documents', '^server/documents/', [ports, domain]),
  room('sheets', '^server/sheets/', [ports, domain]),
  room('services', services, [ports, domain]),
  room('storage', '^server/storage/', [ports, domain]),
  room('sample', '^server/sample/', [services, '^server/auth/', ports, domain]),
  room('http', '^server/http/', [services, '^server/auth/', ports, domain]),
  room('app', '^server/app\\.ts$', ['^server/http/', services, '^server/auth/', ports, domain]),
  room('config', '^server/config\\.ts$', [ports, domain]),
  room('outgoing', '^server/outgoing\\.ts$', [ports, domain]),
  // Of the configuration it takes the shape alone.
  room('mailer', '^server/mailer\\.ts$', ['^server/config\\.ts$', ports, domain]),
  room('cli', '^server/cli/', [
    '^server/main\\.ts$',
    '^server/(config|read-catalogue)\\.ts$',
    '^server/sample/',
    '^server/sheets/',
    // What the training department does is done to content/, not to the record.
    '^src/content/',
    i18n,
    services,
    '^server/auth/',
    ports,
    domain,
  ]),
  {
    name: 'drivers-in-storage-only',
    comment: 'database drivers are known to server/storage and server/main.ts alone',
    severity: 'error',
    from: { path: '^(src|server)/', pathNot: '^server/(storage/|main\\.ts$)' },
    to: { path: drivers },
  },
];

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^astro:' } },
    {
      name: 'domain-is-pure',
      comment: 'the domain imports only itself: no package, no Node module',
      severity: 'error',
      from: { path: domain },
      to: { pathNot: domain },
    },
    ...browserRooms,
    ...serverRooms,
    {
      name: 'src-never-imports-server',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^server/' },
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { path: '^(src|server)/' },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-undeclared',
      comment: 'a package must stand in package.json, or it is there by luck',
      severity: 'error',
      from: { path: '^(src|server|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-package-in-production',
      comment: 'what runs in the portal stands under dependencies',
      severity: 'error',
      from: { path: '^(src|server)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
