import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { openConsole } from '../../test/console';

const FILE = {
  fileId: 'f',
  name: 'people.csv',
  size: 90,
  columns: ['Till', 'Who'],
  sample: [['17850', 'Ann']],
  rowsEstimate: 1,
  encoding: 'UTF-8',
};
vi.mock('../../api/upload', () => ({ uploadImportFile: () => Promise.resolve(FILE) }));

function oneImport(change: Record<string, unknown> = {}) {
  return {
    id: 'i-1',
    file: { id: 'f', name: 'people.csv' },
    kind: 'customers',
    state: 'done',
    dryRun: false,
    phase: 'done',
    progress: { done: 3, total: 3 },
    rows: { total: 3, imported: 2, skipped: 0, failed: 1 },
    created: { customers: 2, orders: 0, refunds: 0, products: 0 },
    updated: { customers: 0, orders: 0, refunds: 0, products: 0 },
    repairsWaiting: 0,
    createdAt: '2026-11-20T08:00:00Z',
    createdBy: 'Ann',
    ...change,
  };
}

const reason = (column: string, detail: string, warning: boolean) => ({ column, code: 'x', detail, warning });

const ROWS = {
  items: [
    {
      row: 1,
      cells: { Phone: '', City: 'Lakes' },
      mended: false,
      reasons: [reason('City', 'No such city.', true), reason('Phone', 'A phone is missing.', false)],
    },
    {
      row: 2,
      cells: { Phone: '13800138000', City: 'Lakes' },
      mended: false,
      reasons: [reason('City', 'No such city.', true)],
    },
  ],
  nextPageToken: null,
};

const failures = () => within(screen.getByRole('region', { name: 'Failed rows' }));
const rowOf = (name: string) => failures().getByRole('cell', { name }).closest('tr') as HTMLElement;

describe('the page of one import', () => {
  const routes = { 'GET /imports/i-1': () => oneImport(), 'GET /imports/i-1/errors': () => ROWS };

  it('lets only rows be corrected that were not imported', async () => {
    await openConsole('/imports/i-1', routes);
    await screen.findByText('A phone is missing.');

    expect(within(rowOf('1')).getAllByRole('textbox')).toHaveLength(2);
    expect(within(rowOf('2')).queryByRole('textbox')).toBeNull();
    expect(within(rowOf('2')).getByText('Imported, with a warning')).toBeTruthy();
    expect(within(rowOf('1')).queryByText('Imported, with a warning')).toBeNull();
  });

  it('marks what failed and leaves warnings quiet', async () => {
    await openConsole('/imports/i-1', routes);
    await screen.findByText('A phone is missing.');

    expect(screen.getByLabelText('Row 1, Phone').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText('Row 1, City').getAttribute('aria-invalid')).toBeNull();
    expect(screen.getByText('A phone is missing.').className).toBe('lk-field-error');
    for (const warning of screen.getAllByText('No such city.')) expect(warning.className).toBe('lk-muted');
    expect(
      failures()
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Data row', 'Reason', 'Phone', 'City']);
  });

  it('saves corrections before it retries', async () => {
    const { to } = await openConsole('/imports/i-1', {
      ...routes,
      'PUT /imports/i-1/rows/1': () => ROWS.items[0],
      'POST /imports/i-1:retry': () => oneImport({ state: 'running' }),
    });
    fireEvent.change(await screen.findByLabelText('Row 1, Phone'), { target: { value: '13900139000' } });
    fireEvent.click(screen.getByRole('button', { name: 'Retry failed rows' }));

    await waitFor(() => expect(to('POST /imports/i-1:retry')).toHaveLength(1));
    expect(to('PUT /imports/i-1/rows/1').map(({ body }) => body)).toEqual([
      { values: { Phone: '13900139000' } },
    ]);
  });
});

it('says of a dry run what would come of it', async () => {
  await openConsole('/imports/i-1', {
    'GET /imports/i-1': () =>
      oneImport({ dryRun: true, rows: { total: 2, imported: 2, skipped: 0, failed: 0 } }),
  });

  expect(await screen.findByRole('columnheader', { name: 'To be created' })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: 'To be updated' })).toBeTruthy();
  expect(screen.queryByRole('columnheader', { name: 'Created' })).toBeNull();
});

it('fills in another earlier mapping, also where nobody listed its targets', async () => {
  const { to } = await openConsole('/imports/new', {
    'POST /import-files/f:propose': () => ({
      spec: { kind: 'customers', mapping: { phone: 'Till' }, encoding: 'UTF-8', onDuplicate: 'update' },
      confidence: {},
      dateAmbiguous: false,
      remembered: true,
    }),
    'GET /import-mappings': () => ({
      items: [
        {
          id: 'm-1',
          kind: 'customers',
          columns: ['Till', 'Phone'],
          updatedAt: '2026-11-01T00:00:00Z',
          spec: {
            kind: 'customers',
            mapping: { 'external:till': 'Till', phone: 'Phone' },
            matchKeys: ['phone'],
            encoding: 'GB18030',
          },
        },
      ],
    }),
    'POST /imports': () => oneImport({ dryRun: true }),
  });
  fireEvent.change(await screen.findByTestId('file'), { target: { files: [new File(['x'], 'people.csv')] } });
  const note = 'A file with these columns is known: filled in as last time. Please check.';
  await screen.findByText(note);
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: 'Use an earlier mapping' }));
  fireEvent.click(await screen.findByTitle(/^Till \/ Phone/));

  await waitFor(() => expect(screen.queryByText(note)).toBeNull());
  const target = screen.getByRole('combobox', { name: 'Till: Import as' });
  fireEvent.mouseDown(target);
  expect((await screen.findAllByTitle('External id till')).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole('button', { name: 'Check the data' }));
  await waitFor(() => expect(to('POST /imports')).toHaveLength(1));
  expect(to('POST /imports')[0]?.body['spec']).toEqual({
    kind: 'customers',
    mapping: { 'external:till': 'Till' },
    encoding: 'UTF-8',
    dryRun: true,
  });
});
