/**
 * Words that the kernel has not answered for yet, kept in this browser.
 *
 * They are sealed (AES-GCM) under a key that only the case holds and that stays in memory here, so
 * a lost laptop without its case gives nothing away. IndexedDB with strict durability, because a
 * browser that is killed loses up to five seconds of localStorage.
 */

const VAULT = "silp-words";
const COPIES = "copies";

/** @typedef {{ text: string, context: object, base: number, place: string, page: string, at: string }} Copy */

/** @returns {boolean} whether this page can keep words beyond itself */
function canSeal() {
  return Boolean(globalThis.crypto?.subtle && globalThis.indexedDB);
}

/** Hold a lock for as long as this page lives, so that others know its copies are not orphans. */
export function claimPage(page) {
  globalThis.navigator?.locks?.request(`silp-page-${page}`, () => new Promise(() => {}));
}

/**
 * @param {string} page this page's id
 * @param {string} stem the text that is typed in
 */
export function vault(page, stem) {
  let opened = null;
  let key = null;
  let owner = "";
  let wanted; // undefined: nothing to do; null: drop the copy; otherwise the copy to keep
  let working = null;
  const id = () => `${owner}|${page}|${stem}`;

  async function unlock(caseId, keyText) {
    owner = caseId;
    if (!canSeal()) return;
    const bytes = Uint8Array.from(atob(keyText), (c) => c.charCodeAt(0));
    try {
      key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
      opened = await openVault();
    } catch {
      return; // a browser that keeps nothing; `isOpen` tells
    }
    work();
  }
  async function step(next) {
    if (next === null) return request(opened, "readwrite", (copies) => copies.delete(id()));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = new TextEncoder().encode(JSON.stringify(next));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes);
    return request(opened, "readwrite", (copies) => copies.put({ id: id(), owner, page, stem, iv, sealed }));
  }
  /** One step after the other, always with the newest words. */
  function work() {
    if (working || !opened || wanted === undefined) return;
    const next = wanted;
    wanted = undefined;
    working = step(next).catch(() => {}).then(() => {
      working = null;
      work();
    });
  }
  return {
    unlock,
    isOpen: () => opened !== null,
    /** @param {Copy} copy */
    put(copy) {
      wanted = copy;
      work();
    },
    drop() {
      wanted = null;
      work();
    },
    /** @returns {Promise<void>} when the newest words are on this computer's disk */
    async settled() {
      while (working) await working;
    },
    /** @returns {Promise<Array<{ id: string, copy: Copy }>>} copies that pages left which are gone */
    async orphans() {
      if (!opened) return [];
      const all = await request(opened, "readonly", (copies) => copies.getAll());
      const live = await livePages();
      const found = [];
      for (const one of all) {
        if (one.owner !== owner || one.stem !== stem || one.page === page || live.has(one.page)) continue;
        const copy = await unseal(key, one);
        if (copy) found.push({ id: one.id, copy });
      }
      return found;
    },
    forget: async (copyId) => opened && request(opened, "readwrite", (copies) => copies.delete(copyId)),
  };
}

async function unseal(key, { iv, sealed }) {
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null; // of another case, or damaged; it stays where it is
  }
}

async function livePages() {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.map(({ name }) => name.replace("silp-page-", "")));
}

/** @returns {Promise<IDBDatabase>} */
function openVault() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(VAULT, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(COPIES, { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** @returns {Promise<any>} the result, once it is on the disk */
function request(database, mode, ask) {
  return new Promise((resolve, reject) => {
    const turn = database.transaction(COPIES, mode, { durability: "strict" });
    const asked = ask(turn.objectStore(COPIES));
    turn.oncomplete = () => resolve(asked.result);
    turn.onerror = () => reject(turn.error);
    turn.onabort = () => reject(turn.error);
  });
}
