using Playbooks.Core.Expressions;

namespace Playbooks.Core.Policy;

/// <param name="Expression">CEL over <c>action</c>, <c>stage</c>, <c>inputs</c>, <c>run</c>; must be true.</param>
public sealed record Validation(Template Expression, string Message);
