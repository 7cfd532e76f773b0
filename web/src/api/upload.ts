import { csrfToken } from './client';
import { ApiProblem } from './problem';
import type { ImportFile } from './types';

/** Sends a file with its progress, which `fetch` cannot tell; files may be a gigabyte. */
export function uploadImportFile(file: File, onProgress: (part: number) => void): Promise<ImportFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/import-files');
    request.setRequestHeader('X-XSRF-TOKEN', csrfToken());
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.responseType = 'text';
    request.upload.onprogress = (event) => onProgress(event.total === 0 ? 0 : event.loaded / event.total);
    request.onerror = () => reject(ApiProblem.unreachable());
    request.onload = () => {
      const answer = new Response(request.responseText, { status: request.status });
      if (answer.ok) answer.json().then((json) => resolve(json as ImportFile), reject);
      else ApiProblem.of(answer).then(reject, reject);
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
