/** Files that operating systems put into every folder. */
const CLUTTER = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

/** What was dropped, with everything in folders; the files of a folder in the order of their names. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  // Entries are to be had only while the event lasts.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return [...files];
  const found: File[] = [];
  for (const entry of entries) found.push(...(await filesBelow(entry)));
  return found;
}

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (CLUTTER.test(entry.name)) return [];
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const children: FileSystemEntry[] = [];
  // A browser gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    children.push(...some);
  }
  const found: File[] = [];
  for (const child of children.sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true })))
    found.push(...(await filesBelow(child)));
  return found;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
