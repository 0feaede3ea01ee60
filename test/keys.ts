import { fileURLToPath } from 'node:url'

/** Keys of every test house: what is sealed in a template must open in its clones. */
export const testKeysFile = fileURLToPath(new URL('../var/test-keys.json', import.meta.url))
