using System.Text;
using Playbooks.Connectors.Aws.Protocol;

namespace Playbooks.Connectors.Tests.Aws.Protocol;

public class AwsFormTests
{
    [Fact]
    public void Fields_are_encoded_and_lists_are_numbered_from_one()
    {
        var form = new AwsForm("GetAccountAuthorizationDetails", "2010-05-08").Set("Marker", null).Set("Text", "a b&c=ü").SetList("Filter", ["User", "Role"]);

        Assert.Equal(
            "Action=GetAccountAuthorizationDetails&Version=2010-05-08&Text=a%20b%26c%3D%C3%BC&Filter.member.1=User&Filter.member.2=Role",
            Encoding.UTF8.GetString(form.Bytes()));
    }
}
