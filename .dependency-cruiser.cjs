/** Who may import whom. Every rule is proven by a planted offender in test/contract/architecture.test.ts. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { path: from }, to })

/** Where the types of what a route is given stand: the database, and what commands work with. */
const handedOn = '^src/db/(connect|stores/act)\\.ts$'

module.exports = {
  forbidden: [
    forbid('domain-is-pure', 'The rules of law know no HTTP, no SQL, no library and no clock.', '^src/domain/', {
      pathNot: '^src/domain/'
    }),
    forbid(
      'routes-hold-no-sql',
      'A route parses, calls one command or query, and answers.',
      '^src/modules/[a-z/-]+[/-](routes?|schema)\\.ts$',
      { path: '^src/db/|node_modules/(drizzle-orm|postgres)/', pathNot: handedOn }
    ),
    forbid(
      'routes-hand-the-database-on',
      'A route names the types of what it is given to hand on, and runs nothing of it.',
      '^src/modules/[a-z/-]+[/-](routes?|schema)\\.ts$',
      { path: handedOn, dependencyTypesNot: ['type-only'] }
    ),
    forbid(
      'commands-know-no-http',
      'A command runs as well from a script or a test as from a request.',
      '^src/modules/[a-z/-]+[/-](commands|queries)\\.ts$',
      { path: '^src/modules/[a-z/-]+[/-](routes?|schema)\\.ts$|^src/plugins/|node_modules/(fastify|@fastify|zod)' }
    ),
    forbid(
      'only-routes-know-http',
      'What commands and queries are made of knows no HTTP either.',
      '^src/modules/(?![a-z/-]+[/-](routes?|schema|topics)\\.ts$)',
      { path: '^src/modules/[a-z/-]+[/-]routes?\\.ts$|^src/plugins/|node_modules/(fastify|@fastify)' }
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
    forbid('files-know-the-domain-only', 'What keeps bytes knows no case, no form and no database.', '^src/files/', {
      path: '^src/',
      pathNot: '^src/(files|domain)/'
    }),
    forbid(
      'documents-are-made-of-data',
      'A form is filled from data that it is given: no HTTP, no SQL, no store.',
      '^src/documents/',
      {
        path: '^src/|node_modules/(fastify|@fastify|drizzle-orm|postgres)',
        pathNot: '^src/(documents|domain)/|^src/files/zip\\.ts$'
      }
    ),
    forbid(
      'packages-are-made-of-data',
      'A package is made and judged without the service: no HTTP, no SQL, no store.',
      '^src/package/',
      {
        path: '^src/|node_modules/(fastify|@fastify|drizzle-orm|postgres)',
        pathNot: '^src/(package|documents|domain)/|^src/files/zip\\.ts$'
      }
    ),
    forbid(
      'reports-are-made-of-data',
      'A form of a report is made from numbers that it is given: no HTTP, no SQL, no clock of its own.',
      '^src/report/',
      {
        path: '^src/|node_modules/(fastify|@fastify|drizzle-orm|postgres)',
        pathNot: '^src/(report|domain)/'
      }
    ),
    forbid('db-knows-no-files', 'The database names files by their hash.', '^src/db/', {
      path: '^src/(files|documents|package|report)/'
    }),
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' }
  }
}
