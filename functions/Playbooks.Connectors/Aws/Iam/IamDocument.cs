namespace Playbooks.Connectors.Aws.Iam;

/// <summary>A named policy document, decoded: JSON text as it was put.</summary>
internal sealed record IamDocument(string Name, string Json);
