import { App, Chart } from 'cdk8s';
import { AiopsAgent, ContainerImage } from 'cdk8s-hardened';

const app = new App();
const chart = new Chart(app, 'aiops-agent');

new AiopsAgent(chart, 'agent', {
  image: ContainerImage.fromDigest(
    'registry.example.com/aiops/aiops-agent',
    'sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    { tag: '1.0.0' },
  ),
});

app.synth();
