<?php
function stock_of(?array $item): int
{
    return count($item['parts']->all());
}

header('Content-Type: text/html');
echo "<h1>Orders</h1>\n";
echo stock_of(['parts' => null]);
