using StatHarness.Workbench;
using Xunit;

namespace StatHarness.UnitTests.WorkbenchRoom;

public sealed class LikeNameTests
{
    [Theory]
    [InlineData("orders.csv", "orders.csv")]
    [InlineData("orders_2024-01.csv", "orders_2024-02.csv")]
    [InlineData("orders.csv", "orders (1).csv")]
    [InlineData("orders.csv", "Copy of ORDERS_final.xlsx")]
    [InlineData("sales-Q1.csv.gz", "sales-Q2.json")]
    [InlineData("Umsätze 2023.csv", "umsätze-2024.csv")]
    public void names_that_a_person_could_mix_up_are_alike(string one, string other) => Assert.True(LikeName.Are(one, other));

    [Theory]
    [InlineData("orders.csv", "order_lines.csv")]
    [InlineData("orders.csv", "suppliers.csv")]
    [InlineData("2023.csv", "2024.csv")]
    [InlineData("orders_north.csv", "orders_south.csv")]
    public void other_names_are_not(string one, string other) => Assert.False(LikeName.Are(one, other));
}
