/** 118400 cents -> '1.184,00 €'. */
export function formatMoney(cents: number): string {
  return new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

export function Money({ cents }: { cents: number }) {
  return <span className="br-money">{formatMoney(cents)}</span>;
}

/** 63912345 -> '61,0 MB'. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat('de-DE', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}
