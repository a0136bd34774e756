namespace Playbooks.Core.Expressions;

/// <summary>What is wrong with an expression or template before it ever ran.</summary>
/// <param name="Message">What is wrong, in one sentence without a full stop.</param>
/// <param name="Offset">Where it starts, in UTF-16 units from the start of the text that was parsed.</param>
/// <param name="Length">How far it reaches; 0 at the end of the text.</param>
/// <param name="Cure">What to do about it.</param>
public sealed record ExpressionError(string Message, int Offset, int Length, string Cure);
