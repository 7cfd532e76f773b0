import type { AreaStrings } from './areas';
import type { Strings } from './locale-zh';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Strings & AreaStrings };
    returnNull: false;
  }
}
