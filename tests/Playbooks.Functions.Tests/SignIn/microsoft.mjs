// Starts the Microsoft issuer of the npm package "emulate" on a free port of loopback, says where it is, and ends with its input.
import { createEmulator } from 'emulate';

const microsoft = await createEmulator({ service: 'microsoft', port: 0, seed: { microsoft: { users: [{ email: 'sam@example.org', name: 'Sam' }] } } });
console.log(microsoft.url);
process.stdin.on('end', async () => {
  await microsoft.close();
  process.exit(0);
});
process.stdin.resume();
