import { InfoCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

/** What a word means, for those who ask: by pointer, by touch and by keyboard. */
export function InfoTip({ about, children }: { about: string; children: string }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={children} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="lk-info" aria-label={t('ui.about', { name: about })}>
        <InfoCircleOutlined aria-hidden />
      </button>
    </Tooltip>
  );
}
