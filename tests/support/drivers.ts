/**
 * The databases that the policy tests run on: PostgreSQL, laid out as on hosted Supabase (hosted.ts), in `npm test`; PGlite of the embedded
 * backend too in `npm run test:wide`. Tests of the catalogue and of the access matrix always run on both.
 */
export const drivers = process.env.WIDE === '1' ? (['postgres', 'pglite'] as const) : (['postgres'] as const);
