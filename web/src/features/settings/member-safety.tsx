import { SafetyOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../api/types';
import { Confirm } from '../../ui/confirm';
import { endSessionsOf, resetSecondFactorOf } from './two-step-queries';

/** What may be done about how a member signs in. */
export function MemberSafety({ member }: { member: Member }) {
  const { t } = useTranslation();
  const name = member.displayName;
  return (
    <Confirm
      danger
      title={t('settings.twoStep.member.endTitle', { name })}
      detail={t('settings.twoStep.member.endDetail')}
      confirm={t('settings.twoStep.member.end')}
      onConfirm={() => endSessionsOf(member.id)}
    >
      {(end) => (
        <Confirm
          danger
          title={t('settings.twoStep.member.resetTitle', { name })}
          detail={t('settings.twoStep.member.resetDetail')}
          confirm={t('settings.twoStep.member.reset')}
          onConfirm={() => resetSecondFactorOf(member.id)}
        >
          {(reset) => (
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'end', label: t('settings.twoStep.member.end'), onClick: end },
                  { key: 'reset', label: t('settings.twoStep.member.reset'), onClick: reset },
                ],
              }}
            >
              <Button
                icon={<SafetyOutlined aria-hidden />}
                aria-label={t('settings.twoStep.member.more', { name })}
              />
            </Dropdown>
          )}
        </Confirm>
      )}
    </Confirm>
  );
}
