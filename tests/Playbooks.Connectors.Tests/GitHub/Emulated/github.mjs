// Starts the GitHub of the npm package "emulate" on a free port of loopback, says where it is and what key its App has, and ends with its input.
import { createEmulator } from 'emulate';

const github = await createEmulator({
  service: 'github',
  port: 0,
  seed: {
    github: {
      users: [{ login: 'dana' }],
      orgs: [{ login: 'acme' }],
      repos: [{ owner: 'acme', name: 'web', auto_init: true }],
      apps: [{
        app_id: 7,
        slug: 'responder',
        name: 'Responder',
        permissions: { contents: 'write', actions: 'write', secrets: 'write', administration: 'write', repository_hooks: 'write', metadata: 'read' },
        installations: [{ installation_id: 70, account: 'acme', repository_selection: 'all' }],
      }],
    },
  },
});
console.log(JSON.stringify({ url: github.url.replace('localhost', '127.0.0.1'), key: github.generatedSecrets[0].value }));
process.stdin.on('end', async () => {
  await github.close();
  process.exit(0);
});
process.stdin.resume();
