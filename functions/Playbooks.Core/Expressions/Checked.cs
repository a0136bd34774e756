using System.Collections.Immutable;

namespace Playbooks.Core.Expressions;

/// <param name="Type">What the expression gives; <see cref="ValueType.Any"/> where that is not known, also behind an error.</param>
/// <param name="Errors">All that is wrong, in the order of the source; empty for an expression that may be used.</param>
public sealed record Checked(ValueType Type, ImmutableArray<ExpressionError> Errors);
