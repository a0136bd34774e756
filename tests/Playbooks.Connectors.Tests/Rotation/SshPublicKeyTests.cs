using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Connectors.Rotation.Issuers;

namespace Playbooks.Connectors.Tests.Rotation;

public class SshPublicKeyTests
{
    [Fact]
    public void The_public_half_is_written_as_rfc_5656_says()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var parts = SshPublicKey.Of(pair).Split(' ');

        var fields = Fields(Convert.FromBase64String(parts[1])).ToArray();
        var point = pair.ExportParameters(false).Q;
        Assert.Equal("ecdsa-sha2-nistp256", parts[0]);
        Assert.Equal(["ecdsa-sha2-nistp256", "nistp256"], fields[..2].Select(Encoding.ASCII.GetString));
        Assert.Equal([4, .. point.X!, .. point.Y!], fields[2]);
        Assert.Equal(3, fields.Length);
    }

    private static IEnumerable<byte[]> Fields(byte[] blob)
    {
        for (var at = 0; at < blob.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(blob.AsSpan(at));
            yield return blob[(at + 4)..(at + 4 + length)];
            at += 4 + length;
        }
    }
}
