/** Who may import whom. Every rule is proven by a planted offender in test/contract/architecture.test.ts. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { path: from }, to })

module.exports = {
  forbidden: [
    forbid('domain-is-pure', 'The rules of law know no HTTP, no SQL, no library and no clock.', '^src/domain/', {
      pathNot: '^src/domain/'
    }),
    forbid(
      'routes-hold-no-sql',
      'A route parses, calls one command or query, and answers.',
      '^src/modules/[^/]+/(routes|schema)\\.ts$',
      { path: '^src/db/|node_modules/(drizzle-orm|postgres)/', pathNot: '^src/db/connect\\.ts$' }
    ),
    forbid(
      'routes-hand-the-database-on',
      'A route may name the type of the database that it is given, and nothing that runs a statement.',
      '^src/modules/[^/]+/(routes|schema)\\.ts$',
      { path: '^src/db/connect\\.ts$', dependencyTypesNot: ['type-only'] }
    ),
    forbid(
      'commands-know-no-http',
      'A command runs as well from a script or a test as from a request.',
      '^src/modules/[^/]+/(commands|queries)\\.ts$',
      { path: '^src/modules/[^/]+/(routes|schema)\\.ts$|^src/plugins/|node_modules/(fastify|@fastify|zod)' }
    ),
    forbid(
      'modules-stand-apart',
      'Modules meet in the domain and in the database, never in each other.',
      '^src/modules/([^/]+)/',
      { path: '^src/modules/', pathNot: '^src/modules/$1/' }
    ),
    forbid('db-is-a-leaf', 'Tables and stores may use the domain, and nothing above them.', '^src/db/', {
      path: '^src/(modules|plugins)/|^src/(app|server)\\.ts$'
    }),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' }
  }
}
