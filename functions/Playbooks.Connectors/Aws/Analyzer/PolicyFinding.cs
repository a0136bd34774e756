namespace Playbooks.Connectors.Aws.Analyzer;

/// <param name="Kind"><c>ERROR</c>, <c>SECURITY_WARNING</c>, <c>WARNING</c> or <c>SUGGESTION</c>.</param>
internal sealed record PolicyFinding(string Kind, string Code, string Detail);
