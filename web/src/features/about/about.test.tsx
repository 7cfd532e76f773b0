import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { openConsole } from '../../test/console';

const ABOUT = {
  name: 'Lianke',
  version: '0.1.0',
  licence: 'Apache-2.0',
  components: [
    { part: 'server', group: 'org.a', name: 'spruce', version: '1.0', licences: ['MIT', 'Apache-2.0'] },
    { part: 'console', group: '', name: 'birch', version: '2.0', licences: ['0BSD'] },
  ],
};

test('components are found by name and by licence, and the lists can be taken along', async () => {
  await openConsole('/about', { 'GET /about': () => ABOUT });
  const table = await screen.findByRole('region', { name: 'Components' });
  expect(within(table).getAllByRole('row')).toHaveLength(3);

  await userEvent.type(screen.getByRole('searchbox'), '0bsd');

  await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(2));
  expect(within(table).getByText('birch')).toBeTruthy();
  expect(screen.getByText('1 of 2 components')).toBeTruthy();
  expect(screen.getAllByRole('link', { name: /CycloneDX/ }).map((link) => link.getAttribute('href'))).toEqual(
    ['/api/v1/about/server.cdx.json', '/api/v1/about/console.cdx.json'],
  );
});
