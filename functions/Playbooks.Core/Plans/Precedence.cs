using System.Globalization;

namespace Playbooks.Core.Plans;

/// <summary>
/// An action that goes first where one plan holds both and their targets belong together, though they are not the same: a role's trust is cut
/// before its sessions are revoked.
/// </summary>
/// <param name="Action">Name of the action that goes first.</param>
public sealed record Precedence(string Action, Kinship Kinship)
{
    private const char Sign = '~';

    /// <summary>As a step that is pinned in a run keeps it: <c>aws.cut-oidc-trust~3</c>; a name alone means the same target.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Action}{Sign}{(int)Kinship}");

    /// <summary>Null where the text is a name alone.</summary>
    public static Precedence? Parse(string text) => text.Split(Sign) is [var action, var depth] && int.TryParse(depth, NumberStyles.None, CultureInfo.InvariantCulture, out var kinship)
        ? new Precedence(action, (Kinship)kinship)
        : null;

    /// <summary>What both targets have to begin with.</summary>
    public static string StemOf(string target, Kinship kinship)
    {
        var end = 0;
        for (var n = 0; n < (int)kinship; n++)
        {
            var next = target.IndexOf('/', Math.Min(end + 1, target.Length));
            if (next < 0)
            {
                return target;
            }

            end = next;
        }

        return target[..end];
    }
}
