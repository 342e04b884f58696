import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';

const backend = process.env['RELAY_DEV_BACKEND'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    target: 'es2022',
    // The CSP allows 'self' only, so nothing may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: { index: 'index.html', api: 'api.html' } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': backend, '/login': backend, '/v1': { target: backend, ws: true } },
  },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    reporters: ['default', ['junit', { classnameTemplate: named }]],
    // Where ./relay test counts the tests of every module.
    outputFile: { junit: 'target/surefire-reports/TEST-page.xml' },
  },
});

function named({ filename }: { filename: string }): string {
  return `page.${basename(filename, '.test.ts')}`;
}
