namespace Playbooks.Core.Reach.Workflows;

/// <summary>Replaces static keys by federation in the text of a workflow file. Never throws on what the text says.</summary>
public delegate FederationEdit FederateWorkflow(string path, string text, FederatedSignIn signIn);
