package draft

// A Kind is what a file is, told by its content as well as its name.
type Kind uint8

// The kinds of files that flinkvet tells apart.
const (
	Unknown        Kind = iota
	FlinkSQL            // a Flink SQL script
	OtherSQL            // SQL of another engine: MySQL, PostgreSQL, Hive, …
	FlinkConfig         // config.yaml: Flink's configuration as real YAML
	FlinkConf           // flink-conf.yaml: Flink's configuration, a "key: value" a line, which is not YAML
	KubernetesJob       // FlinkDeployment, FlinkSessionJob and their kin of the Flink Kubernetes operator
	Deployment          // a deployment of VVR or Ververica Platform, in YAML or JSON
	Pipeline            // a Flink CDC pipeline
	Variables           // variables of VVR, a SecretValue of Ververica Platform
	Tuning              // a policy of Autopilot, or a plan of scheduled tuning, of VVR
	EnvFile             // .env: environment variables, which stand in for a platform's
	Properties          // Java properties that a job's program reads
	PropertyGroups      // application properties of Amazon Managed Service for Apache Flink
	Compose             // a Docker Compose file with services of Flink
	HelmValues          // values of a Helm chart that hold a Flink configuration
	Terraform           // resources of Realtime Compute in Terraform
	Commands            // a shell script, or a workflow of a CI system, that starts jobs
	AccessPolicy        // a policy of RAM of Alibaba Cloud, or a template of ROS with some
	Policy              // .flinkvet.yaml
)

var kindNames = [...]string{
	Unknown:        "unknown",
	FlinkSQL:       "Flink SQL",
	OtherSQL:       "SQL of another engine",
	FlinkConfig:    "Flink configuration",
	FlinkConf:      "legacy Flink configuration",
	KubernetesJob:  "Kubernetes operator resource",
	Deployment:     "deployment",
	Pipeline:       "CDC pipeline",
	Variables:      "variables",
	Tuning:         "tuning of a deployment",
	EnvFile:        "environment file",
	Properties:     "Java properties",
	PropertyGroups: "property groups",
	Compose:        "Docker Compose file",
	HelmValues:     "Helm values",
	Terraform:      "Terraform",
	Commands:       "command lines",
	AccessPolicy:   "access policy",
	Policy:         "policy",
}

func (k Kind) String() string { return kindNames[k] }

// A Class is a file's kind and the reason for it.
type Class struct {
	Kind Kind
	// Why says what the decision rests on, in words for the user: the report
	// of what was skipped prints it.
	Why string
	// Plain says that a Flink SQL script has nothing that only Flink's SQL has:
	// in other company it could as well be another engine's.
	Plain bool
}

// Config reports whether files of the kind are configuration, which package
// config reads.
func (k Kind) Config() bool {
	switch k {
	case Unknown, FlinkSQL, OtherSQL:
		return false
	}
	return true
}

// Mixed reports whether files of the kind stand as often among the files of
// other programs, so that they say nothing about their neighbours.
func (k Kind) Mixed() bool {
	switch k {
	case EnvFile, Properties, PropertyGroups, Compose, Commands, AccessPolicy:
		return true
	}
	return false
}

// Describes reports whether files of the kind describe deployments.
func (k Kind) Describes() bool {
	switch k {
	case KubernetesJob, Deployment, Compose, HelmValues, Terraform, Commands:
		return true
	}
	return false
}

// Expands reports whether the program that reads files of the kind fills
// ${name} in itself.
func (k Kind) Expands() bool {
	switch k {
	case EnvFile, Compose, Terraform, Commands:
		return true
	}
	return false
}
