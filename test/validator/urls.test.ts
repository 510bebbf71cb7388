import { isPublicHost, webUrls } from '../../lib/validator/urls';

test.each([
  ['hooks.example.com', true],
  ['hooks.example.com.', true],
  ['example.com', true],
  ['203.0.113.7', true],
  ['52.1.2.3', true],
  ['2606:4700::1111', true],
  ['web', false],
  ['web.prod', false],
  ['prometheus.monitoring', false],
  ['web.prod.svc', false],
  ['web.prod.svc.cluster.local', false],
  ['web.prod.svc.k8s.example.com', false],
  ['db-0.db.prod', false],
  ['vault.corp.internal', false],
  ['localhost', false],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['169.254.169.254', false],
  ['999.1.2.3', false],
  ['::1', false],
  ['fd00::1', false],
  ['www.w3.org', false],
  ['schemas.xmlsoap.org', false],
  ['$(host).example.com', false],
  ['', false],
])('%j is on the internet: %s', (host, expected) => {
  expect(isPublicHost(host)).toBe(expected);
});

test('URLs in a text, with their parts', () => {
  const text = 'wget http://a.example.com:80/x "https://u@B.example.com", https://[2606:4700::1111]:443/?a http://';
  expect(webUrls(text)).toEqual([
    { scheme: 'http', userInfo: '', host: 'a.example.com', index: 5, rest: ':80/x' },
    { scheme: 'https', userInfo: 'u', host: 'b.example.com', index: 32, rest: '' },
    { scheme: 'https', userInfo: '', host: '2606:4700::1111', index: 58, rest: ':443/?a' },
  ]);
});

test('a megabyte of beginnings takes less than a second', () => {
  const start = performance.now();
  webUrls('http://a'.repeat(131_072));
  webUrls('http'.repeat(262_144));
  expect(performance.now() - start).toBeLessThan(1000);
});
