using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Expressions;

/// <summary>One mention of the <c>secrets</c> context; see <see cref="SecretReference"/>.</summary>
internal readonly record struct SecretUse(SecretForm Form, string? Name, string? Computation);
