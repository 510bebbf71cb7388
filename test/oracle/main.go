// The Pod Security code of Kubernetes, asked by a test: it reads jobs from standard input and writes for each which checks
// a pod violates, one JSON value a line. With the argument "checks" it writes which checks there are, and exits.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	kjson "sigs.k8s.io/json"
)

// Question is one standard at one minor version of Kubernetes.
type Question struct {
	Level api.Level `json:"level"`
	Minor int       `json:"minor"`
}

// Job is a pod as it stands in a file, with the standards to judge it by.
type Job struct {
	Pod       json.RawMessage `json:"pod"`
	Questions []Question      `json:"questions"`
}

// Answer has for each question the sorted ids of the checks that the pod violates; or says why the API server would not
// decode the pod.
type Answer struct {
	Violated [][]string `json:"violated,omitempty"`
	Error    string     `json:"error,omitempty"`
}

// Description is what a check says about itself.
type Description struct {
	ID        policy.CheckID   `json:"id"`
	Level     api.Level        `json:"level"`
	Since     []int            `json:"since"`
	Overrides []policy.CheckID `json:"overrides"`
}

// Oracle judges pods twice: by the evaluator that admission uses, and by its checks one by one, because the evaluator's
// results do not say which check they come from.
type Oracle struct {
	checks    []policy.Check
	evaluator policy.Evaluator
}

func newOracle() (*Oracle, error) {
	checks := policy.DefaultChecks()
	evaluator, err := policy.NewEvaluator(checks, nil)
	if err != nil {
		return nil, err
	}
	return &Oracle{checks: checks, evaluator: evaluator}, nil
}

// inForce is the version of the check that counts at a minor version; nil before the first.
func inForce(check policy.Check, minor int) *policy.VersionedCheck {
	var found *policy.VersionedCheck
	for i := range check.Versions {
		if check.Versions[i].MinimumVersion.Minor() <= minor {
			found = &check.Versions[i]
		}
	}
	return found
}

// standard holds the checks of a level and minor version by id, as populate in registry.go puts them together.
func (o *Oracle) standard(question Question) map[policy.CheckID]policy.CheckPodFn {
	standard := map[policy.CheckID]policy.CheckPodFn{}
	var overridden []policy.CheckID
	for _, check := range o.checks {
		version := inForce(check, question.Minor)
		if version == nil || (check.Level == api.LevelRestricted && question.Level == api.LevelBaseline) {
			continue
		}
		standard[check.ID] = version.CheckPod
		overridden = append(overridden, version.OverrideCheckIDs...)
	}
	for _, id := range overridden {
		delete(standard, id)
	}
	return standard
}

// judge returns the sorted ids of the checks that the pod violates.
func (o *Oracle) judge(pod *corev1.Pod, question Question) ([]string, error) {
	violated := []string{}
	for id, run := range o.standard(question) {
		if !run(&pod.ObjectMeta, &pod.Spec).Allowed {
			violated = append(violated, string(id))
		}
	}
	slices.Sort(violated)

	version := api.LevelVersion{Level: question.Level, Version: api.MajorMinorVersion(1, question.Minor)}
	forbidden := 0
	for _, result := range o.evaluator.EvaluatePod(version, &pod.ObjectMeta, &pod.Spec) {
		if !result.Allowed {
			forbidden++
		}
	}
	if forbidden != len(violated) {
		return nil, fmt.Errorf("at %s the evaluator finds %d violations, check by check there are %v", version, forbidden, violated)
	}
	return violated, nil
}

// decode does what the API server does before admission sees a pod: names in their exact case, unknown fields left out,
// and an emptyDir for a volume without a type, as the fixtures have it. The other default that a check reads is left out:
// with hostNetwork, containerPort becomes hostPort, too. It repeats what is wrong already, in fields that nobody wrote.
func decode(raw json.RawMessage) (*corev1.Pod, error) {
	var pod corev1.Pod
	if err := kjson.UnmarshalCaseSensitivePreserveInts(raw, &pod); err != nil {
		return nil, err
	}
	for i := range pod.Spec.Volumes {
		if source := &pod.Spec.Volumes[i].VolumeSource; *source == (corev1.VolumeSource{}) {
			source.EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	return &pod, nil
}

func (o *Oracle) answer(line []byte) (*Answer, error) {
	var job Job
	if err := json.Unmarshal(line, &job); err != nil {
		return nil, fmt.Errorf("not a job: %w", err)
	}
	pod, err := decode(job.Pod)
	if err != nil {
		return &Answer{Error: err.Error()}, nil
	}
	answer := &Answer{}
	for _, question := range job.Questions {
		violated, err := o.judge(pod, question)
		if err != nil {
			return nil, err
		}
		answer.Violated = append(answer.Violated, violated)
	}
	return answer, nil
}

func (o *Oracle) describe() []Description {
	descriptions := []Description{}
	for _, check := range o.checks {
		description := Description{ID: check.ID, Level: check.Level, Overrides: []policy.CheckID{}}
		for _, version := range check.Versions {
			description.Since = append(description.Since, version.MinimumVersion.Minor())
			for _, id := range version.OverrideCheckIDs {
				if !slices.Contains(description.Overrides, id) {
					description.Overrides = append(description.Overrides, id)
				}
			}
		}
		descriptions = append(descriptions, description)
	}
	return descriptions
}

func (o *Oracle) serve(in io.Reader, out *bufio.Writer) error {
	lines := bufio.NewReaderSize(in, 1<<20)
	encoder := json.NewEncoder(out)
	for {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			answer, failure := o.answer(line)
			if failure != nil {
				return failure
			}
			if failure := encoder.Encode(answer); failure != nil {
				return failure
			}
		}
		if err == io.EOF {
			return out.Flush()
		}
		if err != nil {
			return err
		}
		// The other side may wait for what stands here: write it before waiting for more.
		if lines.Buffered() == 0 {
			if failure := out.Flush(); failure != nil {
				return failure
			}
		}
	}
}

func run(args []string) error {
	oracle, err := newOracle()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	if slices.Equal(args, []string{"checks"}) {
		if err := json.NewEncoder(out).Encode(oracle.describe()); err != nil {
			return err
		}
		return out.Flush()
	}
	return oracle.serve(os.Stdin, out)
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}
