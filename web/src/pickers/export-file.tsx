import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Export } from '../api/types';
import { fileAddress } from './exports';

/** So long after it was asked for the server knows whether it has handed the file out. */
const HANDED_OUT_MS = 2_000;

interface Props {
  file: Pick<Export, 'id' | 'handedOut'>;
  look: 'primary' | 'link';
}

/** The way to the file, which the server hands out once: whoever has asked for it is not offered it again. */
export function ExportFile({ file, look }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  if (file.handedOut) return t('exports.handedOut');
  const onClick = () => {
    // The browser follows the link as it was when it was pressed.
    setTimeout(() => setAsked(true));
    setTimeout(
      () => void client.invalidateQueries({ queryKey: ['exports'] }).then(() => setAsked(false)),
      HANDED_OUT_MS,
    );
  };
  return (
    <Button
      type={look}
      {...(look === 'link' && { size: 'small' as const })}
      icon={<DownloadOutlined aria-hidden />}
      href={fileAddress(file.id)}
      download
      disabled={asked}
      onClick={onClick}
    >
      {t('exports.download')}
    </Button>
  );
}
