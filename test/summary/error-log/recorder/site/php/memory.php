<?php
ini_set('memory_limit', '2M');
str_repeat('x', 8 << 20);
