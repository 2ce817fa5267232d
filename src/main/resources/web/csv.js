// A table as a file that a spreadsheet opens: UTF-8 with its mark, and no cell that it would take for a formula.
const FORMULA = /^[=+\-@\t\r]/;

export function download(name, columns, rows) {
  const address = URL.createObjectURL(new Blob(['\ufeff', csv(columns, rows)], {type: 'text/csv;charset=utf-8'}));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function csv(columns, rows) {
  return [columns, ...rows.map(row => columns.map(column => row[column]))].map(cells => cells.map(cell).join(',') + '\r\n').join('');
}

function cell(value) {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
