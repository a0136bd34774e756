namespace Playbooks.Core.Reach.Workflows;

/// <param name="Name">Upper case; null where the text does not say which secret is meant.</param>
/// <param name="Computation">For <see cref="SecretForm.Dynamic"/>: the tokens of the index, one blank between them; else null.</param>
/// <param name="Path">Where in the file, like <c>jobs.build.steps[2].env.TOKEN</c>.</param>
/// <param name="Allowed">GitHub offers the <c>secrets</c> context at that place.</param>
public sealed record SecretReference(SecretForm Form, string? Name, string? Computation, string Path, bool Allowed);
