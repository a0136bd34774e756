using System.Collections.Immutable;
using Playbooks.Core.Expressions.Evaluation;
using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Functions;

/// <summary>Answers <see cref="Problem.NoOverload"/> for arguments that it does not take; charges the meter for what is longer than its arguments.</summary>
internal delegate Evaluated FunctionBody(ReadOnlySpan<Value> arguments, Meter meter);

/// <summary>A function or operator under one name and form; the target of a member function is its first argument.</summary>
internal sealed record Function(string Name, bool Member, ImmutableArray<Signature> Signatures, FunctionBody Body);
