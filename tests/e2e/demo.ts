/**
 * `node tests/e2e/demo.ts FOLDER`: loads the demo programme into this data folder and makes all its pictures. The end-to-end tests find it by
 * `E2E_DEMO`; without that they load it themselves.
 */
import { loadDemo } from './support/demo.ts';

await loadDemo(process.argv[2]!);
