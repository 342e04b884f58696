import './components/relay-api-page';
import { Api } from './http/api';
import { strings } from './strings';

const page = document.querySelector('relay-api-page');
if (page) page.api = new Api((path, init) => fetch(path, init), strings.notice.unreachable);
