// Serves a folder on this machine, and only to it: node .dev/static.mjs FOLDER [PORT] [PREFIX]
//
// PREFIX (`/a/b`) puts the folder below a path, as many hosts do. PORT 0 takes any free one. The address is printed.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
/** Only a name with a hash in it may be kept. */
const HASHED = /-[0-9a-f]{8,}[._]/;

/** The file that a path means, or nothing when it leaves the folder or is not there. */
function fileFor(folder, prefix, path) {
  if (!path.startsWith(`${prefix}/`)) return undefined;
  const file = normalize(join(folder, path.slice(prefix.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  const found = path.endsWith('/') ? join(file, 'index.html') : file;
  return statSync(found, { throwIfNoEntry: false })?.isFile() ? found : undefined;
}

/** Starts serving; resolves to the server and its address. */
export function serve(root, port = 8080, prefix = '') {
  const folder = resolve(root);
  const server = createServer((request, response) => {
    let file;
    try { file = fileFor(folder, prefix, decodeURIComponent(new URL(request.url, 'http://localhost').pathname)); } catch { /* not a path */ }
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not here\n');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': HASHED.test(file) ? 'max-age=31536000, immutable' : 'no-store',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done({ server, url: `http://127.0.0.1:${server.address().port}${prefix}` }));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'dist', port = '8080', prefix = ''] = process.argv.slice(2);
  try {
    const { url } = await serve(folder, Number(port), prefix);
    console.log(`· open ${url}${prefix ? '/' : ''} in a browser; Ctrl+C stops it`);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(`✗ port ${port} is taken by another program: stop that one, or choose another port with '.dev/serve ${Number(port) + 1}'`);
    process.exit(1);
  }
}
