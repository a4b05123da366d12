/** A run in one line. Numbers as they are, with a point; null where there is none. */
export interface RunRow {
  readonly name: string;
  readonly loss: string;
  readonly valLoss: number | null;
  readonly mse: number | null;
  readonly epochs: number;
  readonly flatSince: number | null;
  readonly seconds: number | null;
}

/** Some spreadsheets take what begins so for a formula, quoted or not; an apostrophe says that it is text. */
const formula = /^[=+\-@]/;

function cell(text: string): string {
  const plain = formula.test(text) ? `'${text}` : text;
  return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The table of runs for a spreadsheet (RFC 4180, but with \n); its columns are named in English everywhere. */
export function runsCsv(rows: readonly RunRow[]): string {
  const lines = rows.map(({name, loss, valLoss, mse, epochs, flatSince, seconds}) =>
    [cell(name), loss, valLoss ?? '', mse ?? '', epochs, flatSince ?? '', seconds?.toFixed(2) ?? ''].join(
      ',',
    ),
  );
  return ['run,loss,val_loss,test_mse,epochs,flat_since,seconds', ...lines, ''].join('\n');
}
