/** The arrows of the house (docs/architecture.md). Astro files are covered by Biome's noRestrictedImports. */
const room = (name, path, allowed) => ({
  name: `${name}-imports-only`,
  comment: `${name} may import only: ${allowed.join(', ')}`,
  severity: 'error',
  from: { path },
  to: { path: '^(src|server|test)/', pathNot: allowed },
});

const elementsStayApart = {
  name: 'elements-stay-apart',
  comment: 'an element does not import another element; shared state goes to stores, shared looks to src/styles',
  severity: 'error',
  from: { path: '^src/elements/([^/]+)/' },
  to: { path: '^src/elements/([^/]+)/', pathNot: '^src/elements/$1/' },
};

const drivers = '^(node_modules/)?(better-sqlite3|kysely|pg)(/|$)';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^astro:' } },
    {
      name: 'domain-is-pure',
      comment: 'the domain imports only itself: no package, no Node module',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    room('i18n', '^src/i18n/', ['^src/i18n/', '^src/domain/']),
    room('content', '^src/content(/|\\.config\\.ts)', ['^src/content/', '^src/domain/']),
    room('stores', '^src/stores/', ['^src/stores/', '^src/domain/', '^src/i18n/']),
    room('elements', '^src/elements/', ['^src/elements/', '^src/stores/', '^src/domain/', '^src/i18n/', '^src/styles/']),
    elementsStayApart,
    room('ports', '^server/ports/', ['^server/ports/', '^src/domain/']),
    room('auth', '^server/auth/', ['^server/auth/', '^server/ports/', '^src/domain/']),
    room('services', '^server/services/', ['^server/services/', '^server/ports/', '^src/domain/']),
    room('storage', '^server/storage/', ['^server/storage/', '^server/ports/', '^src/domain/']),
    room('http', '^server/http/', ['^server/http/', '^server/services/', '^server/auth/', '^server/ports/', '^src/domain/']),
    {
      name: 'drivers-in-storage-only',
      severity: 'error',
      from: { path: '^(src|server)/', pathNot: '^server/(storage/|main\\.ts)' },
      to: { path: drivers },
    },
    { name: 'src-never-imports-server', severity: 'error', from: { path: '^src/' }, to: { path: '^server/' } },
    { name: 'nothing-imports-test', severity: 'error', from: { path: '^(src|server)/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
