import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { About } from '../../api/types';
import { FilterBar } from '../../ui/filter-bar';
import { PageHeader } from '../../ui/page-header';
import { SimpleTable, type SimpleColumn } from '../../ui/simple-table';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states';
import { aboutQuery } from './queries';

type Component = About['components'][number];

const PARTS = ['server', 'console'] as const;

const keyOf = ({ part, group, name, version }: Component) => `${part}/${group}/${name}@${version}`;

function matches({ group, name, licences }: Component, typed: string): boolean {
  const text = `${group} ${name} ${licences.join(' ')}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Components({ components }: { components: readonly Component[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const shown = typed === undefined ? components : components.filter((each) => matches(each, typed));
  const columns: SimpleColumn<Component>[] = [
    {
      key: 'name',
      header: t('about.name'),
      render: ({ group, name }) => (
        <>
          {name} {group !== '' && <span className="lk-muted">{group}</span>}
        </>
      ),
    },
    { key: 'version', header: t('about.version'), render: ({ version }) => version },
    {
      key: 'licences',
      header: t('about.licence'),
      render: ({ licences }) => (licences.length === 0 ? t('ui.none') : licences.join(' / ')),
    },
    {
      key: 'part',
      header: t('about.part.label'),
      render: ({ part }) => (part === 'console' ? t('about.part.console') : t('about.part.server')),
    },
  ];
  return (
    <>
      <FilterBar
        search={{ value: typed, placeholder: t('about.search') }}
        filters={[]}
        onChange={(_, value) => setTyped(value)}
        onClear={() => setTyped(undefined)}
      />
      <p className="lk-muted" role="status">
        {t('about.of', { shown: shown.length, all: components.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={t('about.none')} />
      ) : (
        <SimpleTable label={t('about.parts')} columns={columns} rows={shown} rowKey={keyOf} />
      )}
    </>
  );
}

/** What the application is, and what it is made of. */
export function AboutPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(aboutQuery);
  return (
    <>
      <PageHeader
        title={t('about.title')}
        extra={data && <span className="lk-tag">{`${data.name} ${data.version}`}</span>}
      />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton />}
      {data !== undefined && (
        <div className="lk-stack">
          <p>{t('about.what')}</p>
          <p className="lk-row">
            {PARTS.map((part) => (
              <a key={part} href={`/api/v1/about/${part}.cdx.json`} download>
                <DownloadOutlined aria-hidden /> {t(`about.download.${part}`)}
              </a>
            ))}
          </p>
          <Components components={data.components} />
        </div>
      )}
    </>
  );
}
