namespace Playbooks.Core.Reach.Workflows;

/// <summary>Turns the text of a workflow file into facts. Never throws on what the text says.</summary>
public delegate WorkflowFacts ReadWorkflow(string path, ReadOnlyMemory<byte> text);
