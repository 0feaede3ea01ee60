/** Pictures and voice notes of a draft stay on this device until they are sent; where it has no database, as long as the page is open. */

const store = 'blobs'
const held = new Map<string, Blob>()
const names = new WeakMap<Blob, string>()

let opening: Promise<IDBDatabase | undefined> | undefined

function database(): Promise<IDBDatabase | undefined> {
  opening ??= new Promise((give) => {
    if (typeof indexedDB === 'undefined') return give(undefined)
    const ask = indexedDB.open('linli-kept', 1)
    ask.addEventListener('upgradeneeded', () => ask.result.createObjectStore(store))
    ask.addEventListener('success', () => give(ask.result))
    ask.addEventListener('error', () => give(undefined))
  })
  return opening
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (blobs: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const db = await database()
  if (!db) return undefined
  return new Promise((give) => {
    const ask = work(db.transaction(store, mode).objectStore(store))
    ask.addEventListener('success', () => give(ask.result))
    ask.addEventListener('error', () => give(undefined))
  })
}

/** @returns the name under which it is found again */
export async function keepBlob(blob: Blob): Promise<string> {
  const known = names.get(blob)
  if (known) return known
  const name = Array.from(crypto.getRandomValues(new Uint8Array(9)), (b) => b.toString(16).padStart(2, '0')).join('')
  names.set(blob, name)
  held.set(name, blob)
  await within('readwrite', (blobs) => blobs.put(blob, name))
  return name
}

export async function keptBlob(name: string): Promise<Blob | undefined> {
  const blob = held.get(name) ?? (await within<Blob | undefined>('readonly', (blobs) => blobs.get(name)))
  if (blob) {
    held.set(name, blob)
    names.set(blob, name)
  }
  return blob
}

export async function dropBlobs(all: readonly string[]): Promise<void> {
  for (const name of all) {
    held.delete(name)
    await within('readwrite', (blobs) => blobs.delete(name))
  }
}
