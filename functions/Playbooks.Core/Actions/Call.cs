using Playbooks.Core.Values;

namespace Playbooks.Core.Actions;

/// <summary>One action with its arguments filled in.</summary>
/// <param name="Id">The same for the same step and arguments in every round of planning, so that what is done stays done.</param>
/// <param name="Step">The id of the step it comes from.</param>
/// <param name="Item">The item of <c>for-each</c>, or null.</param>
public sealed record Call(string Id, string Step, string Uses, string Provider, Effect Effect, Value Arguments, Value? Item);
